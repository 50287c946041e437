package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Assignment.Evaluation;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Takes policy's verdicts on requests. A verdict may come twice, late (of an older attempt: passed over), or made from
 * another revision of the host than this service knows: then policy is asked again, or the verdict waits for the host.
 */
@ApplicationScoped
public class HandleVerdict {
    private final Locks locks;
    private final Workspace workspace;
    private final Holds holds;
    private final PlaceHold placeHold;
    private final AskAgain askAgain;

    @Inject
    HandleVerdict(Locks locks, Workspace workspace, Holds holds, PlaceHold placeHold, AskAgain askAgain) {
        this.locks = locks;
        this.workspace = workspace;
        this.holds = holds;
        this.placeHold = placeHold;
        this.askAgain = askAgain;
    }

    /** Policy's word on one attempt; what is told because of it is told within {@code trace}. */
    public record Answer(UUID assignment, int attempt, Verdict verdict, Executor trace) {}

    @Transactional
    public void handle(UUID id, int attempt, Verdict verdict) {
        handle(List.of(new Answer(id, attempt, verdict, Runnable::run)));
    }

    /** A batch, in its order: of two that want the same, the first one is weighed first. */
    @Transactional
    public void handle(List<Answer> answers) {
        locks.takeAll(answers.stream().map(Answer::assignment).toList());
        inRounds(answers);
    }

    /** Goes on with verdicts that waited for their host, now that it may have come. */
    @Transactional
    public void resume(Collection<UUID> ids) {
        inRounds(locks.takeReadable(ids).stream()
                .map(Locked::assignment)
                .filter(assignment -> assignment.evaluation().parkedUntilRevision() != null)
                .flatMap(assignment -> parked(assignment).stream())
                .toList());
    }

    private static Optional<Answer> parked(Assignment assignment) {
        return Optional.ofNullable(assignment.verdict())
                .map(verdict -> new Answer(assignment.id(), assignment.attempt(), verdict, Runnable::run));
    }

    private void inRounds(List<Answer> answers) {
        List<List<Answer>> rounds = Rounds.of(answers, this::touched);
        if (rounds.size() > 1) {
            holds.lockMachines(machines(answers));
        }
        for (List<Answer> round : rounds) {
            List<Weighed> toPlace = new ArrayList<>();
            round.forEach(answer -> weigh(answer, toPlace));
            placeHold.decide(toPlace);
        }
    }

    private SortedSet<String> machines(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.verdict().outcome() != Verdict.Outcome.DENIED)
                .flatMap(answer -> workspace.locked(answer.assignment()).stream())
                .map(locked -> locked.assignment().request().vm())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a hold would take: the assignment's own row, the machine's seats, and functions of a host; a physical function
     * takes its virtual ones along, which nobody may have then.
     */
    private Set<Object> touched(Answer answer) {
        Set<Object> touched = new HashSet<>();
        touched.add(answer.assignment());
        workspace.locked(answer.assignment()).ifPresent(locked -> {
            NewRequest request = locked.assignment().request();
            touched.add(new Machine(request.vm()));
            PlaceHold.members(locked).forEach(member -> touched.add(new Place(request.host(), member.value())));
            PlaceHold.sriovPairs(locked)
                    .forEach(pair ->
                            touched.add(new Place(request.host(), pair.virtual().value())));
        });
        return touched;
    }

    private record Machine(String vm) {}

    private record Place(String host, String function) {}

    private void weigh(Answer answer, List<Weighed> toPlace) {
        workspace
                .locked(answer.assignment())
                .filter(locked -> locked.assignment().attempt() == answer.attempt())
                .filter(locked -> locked.assignment().state().name() == StateName.REQUESTED)
                .map(locked -> locked.with(locked.assignment().with(answer.verdict())))
                .ifPresent(locked -> weigh(locked, answer, toPlace));
    }

    private void weigh(Locked locked, Answer answer, List<Weighed> toPlace) {
        Verdict verdict = answer.verdict();
        HostState host = locked.host();
        Long seen = verdict.hostRevision();
        if (host == null && seen != null) {
            park(locked.assignment(), seen);
        } else if (host == null || (seen != null && seen == host.revision())) {
            toPlace.add(new Weighed(locked, verdict, answer.trace()));
        } else if (seen == null || seen < host.revision()) {
            String why = "the verdict was made from " + (seen == null ? "no revision" : "revision " + seen) + " of "
                    + host.host() + ", which has revision " + host.revision();
            answer.trace().execute(() -> askAgain.because(locked, why, host.revision()));
        } else {
            park(locked.assignment(), seen);
        }
    }

    private void park(Assignment assignment, long revision) {
        Evaluation asked = assignment.evaluation();
        workspace.save(assignment.with(new Evaluation(asked.askedAt(), asked.minHostRevision(), revision)));
    }
}
