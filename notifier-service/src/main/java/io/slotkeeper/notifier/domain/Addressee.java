package io.slotkeeper.notifier.domain;

/** Who a notification is for: one person's subject, or everyone with a role. Written {@code subject:ann}, {@code role:admin}. */
public sealed interface Addressee {
    /** The form used on the wire, as the record's key and in the table. */
    String key();

    /** One person or machine, by the subject of its token. */
    record Subject(String name) implements Addressee {
        @Override
        public String key() {
            return "subject:" + name;
        }
    }

    /** Everyone who carries the role. */
    record Role(String name) implements Addressee {
        @Override
        public String key() {
            return "role:" + name;
        }
    }
}
