package io.slotkeeper.faults.plant;

import java.util.List;
import java.util.Optional;

/** Every bug that can be planted on real processes. */
public final class Plants {
    private static final List<Plant> ALL = List.of(
            Plant.inCode(
                    "double-booking",
                    "I1",
                    "policy does not see who holds what, and who lost the race for a function is told to have it"),
            Plant.inCode("no-consent-needed", "I2", "assignment takes findings that need consent for ones that do not"),
            Plant.inCode("command-swallowed", "I3", "one command in three is remembered as applied and is not applied"),
            Plant.inCode("inbox-forgets", "I3", "the inbox says of every event that it is new: commands count twice"),
            Plant.inCode("untold", "I4", "one change in three is not made into notifications"),
            Plant.inCode(
                    "companion-forgotten", "I5", "orders change the context of what was asked for, not of its group"),
            Plant.inCode("seats-leak", "I6", "what is given back keeps its seats"),
            Plant.inCode("release-frees-nothing", "I7", "what is given back stays held"),
            Plant.inTables(
                    "release-by-place",
                    "I7",
                    "a release frees all claims of the host, whoever's they are",
                    "assignment",
                    "assignment",
                    "after update",
                    """
                    if new.state in ('RELEASED', 'CANCELLED') and old.state <> new.state then
                        delete from claimed_function where host = new.host;
                    end if;
                    return null;"""),
            Plant.inTables(
                    "ended-otherwise",
                    "I8",
                    "one denied request in two is stored as expired",
                    "assignment",
                    "assignment",
                    "before update",
                    """
                    if new.state = 'DENIED' and random() < 0.5 then
                        new.state := 'EXPIRED';
                    end if;
                    return new;"""),
            Plant.inTables(
                    "read-model-forgets",
                    "I9",
                    "policy passes over every second state of an assignment that it knows",
                    "policy",
                    "assignment_seen",
                    "before update",
                    """
                    return case when random() < 0.5 then null else new end;"""),
            Plant.inCode("release-only-said", "I10", "a release is confirmed to the caller and not carried out"),
            Plant.inTables(
                    "key-forgotten",
                    "I10",
                    "idempotency keys are not remembered",
                    "assignment",
                    "idempotency_key",
                    "before insert",
                    "return null;"),
            Plant.inTables(
                    "outbox-loses-rows",
                    "I11",
                    "one event about an assignment in ten never gets into the outbox",
                    "assignment",
                    "outbox",
                    "before insert",
                    """
                    return case when new.topic = 'slotkeeper.assignment.events' and random() < 0.1
                        then null else new end;"""),
            Plant.inCode("history-gaps", "I12", "one fact in three is not written into the history"),
            Plant.inCode("password-in-event", "I13", "the sentence of every event ends with the database's password"),
            Plant.inCode("file-leak", "I14", "a file is opened for every batch and never closed"),
            Plant.inTables(
                    "no-deadline",
                    "I15",
                    "consent is awaited for ever",
                    "assignment",
                    "assignment",
                    "before insert or update",
                    """
                    if new.state = 'AWAITING_CONSENT' then
                        new.deadline := null;
                    end if;
                    return new;"""),
            Plant.inTables(
                    "silent-loss",
                    "I16",
                    "inventory does not tell that a function is lost",
                    "inventory",
                    "outbox",
                    "before insert",
                    """
                    return case when new.headers::text like '%'
                            || encode(convert_to('slotkeeper.inventory.function-lost.v1', 'UTF8'), 'base64') || '%'
                        then null else new end;"""),
            Plant.inCode("denial-without-reason", "I17", "a denial is told without its findings"),
            Plant.inTables(
                    "project-mixed-up",
                    "I18",
                    "one notification in ten is stored for another project",
                    "notifier",
                    "notification",
                    "before insert",
                    """
                    if random() < 0.1 then
                        new.project := 'other';
                    end if;
                    return new;"""));

    private Plants() {}

    public static List<Plant> all() {
        return ALL;
    }

    public static Optional<Plant> named(String name) {
        return ALL.stream().filter(plant -> plant.name().equals(name)).findFirst();
    }
}
