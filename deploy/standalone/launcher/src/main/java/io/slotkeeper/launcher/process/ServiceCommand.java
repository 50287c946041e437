package io.slotkeeper.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a service is started. Settings, secrets among them, go into the environment: a command line can be read by every
 * user of the machine.
 *
 * @param jar the path by which the child is recognised among the machine's processes
 */
public record ServiceCommand(
        String service, List<String> command, Path jar, Map<String, String> environment, Path directory, Path log) {}
