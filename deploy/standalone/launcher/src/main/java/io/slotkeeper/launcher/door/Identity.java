package io.slotkeeper.launcher.door;

/** Who is asking: a subject and its one role. */
record Identity(String subject, String role) {}
