package io.slotkeeper.notifier.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All subscriptions of an installation. */
public record Subscriptions(List<Subscription> all) {
    public Subscriptions {
        all = List.copyOf(all);
    }

    public static Subscriptions parse(List<String> texts) {
        return new Subscriptions(texts.stream().map(Subscription::parse).toList());
    }

    /** Everyone who hears of the change, each once, in the order of the subscriptions. */
    public Set<Addressee> addressees(StateChange change) {
        Set<Addressee> addressees = new LinkedHashSet<>();
        all.forEach(subscription -> subscription.addressee(change).ifPresent(addressees::add));
        return addressees;
    }
}
