package io.slotkeeper.notifier.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Someone who looks into the inbox: what is addressed to the subject or to one of the roles, in one project, is their own. */
public record Reader(String project, String subject, Set<String> roles) {
    public Reader {
        roles = Set.copyOf(roles);
    }

    /** The keys of every addressee that this reader is. */
    public List<String> addresseeKeys() {
        List<String> keys = new ArrayList<>();
        keys.add(new Addressee.Subject(subject).key());
        roles.stream().sorted().map(role -> new Addressee.Role(role).key()).forEach(keys::add);
        return keys;
    }
}
