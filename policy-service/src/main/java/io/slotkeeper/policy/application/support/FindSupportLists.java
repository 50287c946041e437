package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.domain.support.ListDiff;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks up versions, drafts, what differs between them, and who did what. */
@ApplicationScoped
public class FindSupportLists {

    private final SupportLists lists;
    private final SupportDrafts drafts;
    private final SupportHistory history;

    FindSupportLists(SupportLists lists, SupportDrafts drafts, SupportHistory history) {
        this.lists = lists;
        this.drafts = drafts;
        this.history = history;
    }

    @Transactional
    public SupportList inForce() {
        return lists.inForce();
    }

    @Transactional
    public Optional<SupportList> version(int version) {
        return lists.find(version);
    }

    @Transactional
    public Optional<PublishedVersion> published(int version) {
        return lists.published(version);
    }

    @Transactional
    public List<PublishedVersion> publishedBelow(int version, int limit) {
        return lists.publishedBelow(version, limit);
    }

    /** What is different in {@code version} from {@code against}; empty where there is no such version. */
    @Transactional
    public Optional<ListDiff> diff(int version, int against) {
        return lists.find(against).flatMap(old -> lists.find(version).map(now -> ListDiff.between(old, now)));
    }

    @Transactional
    public List<Draft.Head> drafts() {
        return drafts.heads();
    }

    @Transactional
    public Optional<Draft> draft(UUID id) {
        return drafts.find(id);
    }

    /** What is different in a draft from the version in force. */
    @Transactional
    public Optional<DraftDiff> diff(UUID draft) {
        return drafts.find(draft).map(found -> {
            SupportList inForce = lists.inForce();
            return new DraftDiff(found.head(), inForce.version(), ListDiff.between(inForce, found.list()));
        });
    }

    /** A draft beside the version in force. */
    public record DraftDiff(Draft.Head draft, int inForce, ListDiff diff) {}

    @Transactional
    public List<SupportChange> history(long below, int limit) {
        return history.below(below, limit);
    }
}
