package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import java.util.List;

/** Every invariant, in its order. */
public final class Invariants {
    private static final List<Invariant> ALL = List.of(
            new NoFunctionHeldTwice(),
            new ClaimsAreAllowed(),
            new EverythingEnds(),
            new EveryChangeIsToldOnce(),
            new GroupsStayTogether(),
            new ClaimsAreKnownDevices(),
            new ReleasesFreeTheirOwn(),
            new EndsAreFinal(),
            new ReadModelsEqualARebuild(),
            new AnswersStayTrue(),
            new NothingIsLeftBehind(),
            new HistoryIsComplete(),
            new NoSecretIsTold(),
            new BackToBaseline(),
            new WaitingHasAnEnd(),
            new NothingIsRemovedSilently(),
            new DenialsGiveAllReasons(),
            new ProjectsStayApart());

    private Invariants() {}

    public static List<Invariant> all() {
        return ALL;
    }
}
