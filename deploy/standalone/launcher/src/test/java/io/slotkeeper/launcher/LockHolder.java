package io.slotkeeper.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process that opens the data directory, says whether it could, and has it open until it is killed. */
public final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
            System.out.println("locked " + data.path());
            new CountDownLatch(1).await();
        } catch (AlreadyRunning e) {
            System.out.println("refused");
        }
    }
}
