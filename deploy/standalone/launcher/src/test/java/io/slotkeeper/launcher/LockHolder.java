package io.slotkeeper.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another process that has the data directory open, until it is killed. */
public final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        System.out.println("locked");
        new CountDownLatch(1).await();
        data.close();
    }
}
