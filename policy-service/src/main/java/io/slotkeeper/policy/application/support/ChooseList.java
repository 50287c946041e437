package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the list that somebody chose, by what the current transaction sees. */
@ApplicationScoped
public class ChooseList {

    private final SupportLists lists;
    private final SupportDrafts drafts;

    ChooseList(SupportLists lists, SupportDrafts drafts) {
        this.lists = lists;
        this.drafts = drafts;
    }

    /** A list; {@code draft} is null where it is a version. */
    public record Chosen(SupportList list, Draft.@Nullable Head draft) {}

    /** Empty where there is no such draft or version. */
    public Optional<Chosen> find(ListChoice choice) {
        if (choice instanceof ListChoice.OfDraft draft) {
            return drafts.find(draft.id()).map(found -> new Chosen(found.list(), found.head()));
        }
        int version = ((ListChoice.OfVersion) choice).version();
        return lists.find(version).map(list -> new Chosen(list, null));
    }
}
