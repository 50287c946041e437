package io.slotkeeper.inventory.application.source;

/** A user and a password, as they were just looked up; never stored, and never printed. */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
