package io.slotkeeper.inventory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.Remembered;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.application.source.SourceStatus;
import io.slotkeeper.inventory.application.source.WatchSources.WatchedSource;
import io.slotkeeper.inventory.domain.CredentialsReference;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceKind;
import io.slotkeeper.inventory.domain.SourceSettings;
import io.slotkeeper.inventory.domain.SourceTrust;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source: how it is set up, and how it does. */
public record SourceView(
        String id,
        String project,
        SourceKind kind,
        String url,
        CredentialsReference credentials,
        TrustView trust,
        long pollSeconds,
        boolean watch,
        boolean enabled,
        long revision,
        StatusView status) {
    /** Which certificate the server may show. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrustView(NewSource.TrustKind kind, @Nullable String pem, @Nullable String sha256) {
        static TrustView of(SourceTrust trust) {
            if (trust instanceof SourceTrust.Authority authority) {
                return new TrustView(NewSource.TrustKind.AUTHORITY, authority.pem(), null);
            }
            if (trust instanceof SourceTrust.Pinned pinned) {
                return new TrustView(NewSource.TrustKind.PINNED, null, pinned.sha256());
            }
            return new TrustView(NewSource.TrustKind.PLATFORM, null, null);
        }
    }

    /** How the source does. */
    public record StatusView(
            SourceStatus.State state,
            @Schema(description = "When it came into this state; null where only the instance that reads it knows")
                    @Nullable
                    Instant since,
            @Nullable ProblemView problem,
            @Schema(
                            description = "When it last answered and all that it said was taken; null where only the "
                                    + "instance that reads it knows")
                    @Nullable
                    Instant lastSyncAt,
            @Nullable Instant firstSyncedAt,
            @Nullable String server,
            @Schema(description = "Null where only the instance that reads it knows") @Nullable CountsView counts,
            List<MissingPrivilege> missing,
            @Schema(
                            description =
                                    "Hosts that were not taken, and why; null where only the instance that reads it knows")
                    @Nullable
                    List<SourceStatus.Warning> warnings,
            @Schema(description = "Whether the instance that answers is the one that reads it") boolean runningHere) {}

    /** How much there is; bridges are counted as functions. */
    public record CountsView(int hosts, int functions, int vms) {
        static @Nullable CountsView of(@Nullable Progress progress) {
            return progress == null ? null : new CountsView(progress.hosts(), progress.functions(), progress.vms());
        }
    }

    /** Why a source cannot be read, and what helps. */
    public record ProblemView(String code, String detail, @Nullable String subject, String wayOut) {
        static @Nullable ProblemView of(@Nullable SourceProblem problem) {
            return problem == null
                    ? null
                    : new ProblemView(problem.code().wire(), problem.detail(), problem.subject(), wayOut(problem));
        }

        private static String wayOut(SourceProblem problem) {
            return switch (problem.code()) {
                case UNREACHABLE -> "Check the url, the name resolution and the firewall between here and there";
                case UNTRUSTED_CERTIFICATE ->
                    problem.subject() == null
                            ? "Give the certificate of its authority as trust of kind AUTHORITY"
                            : "Compare the thumbprint with the one that the server's console shows; if it is the same, set "
                                    + "\"trust\":{\"kind\":\"PINNED\",\"sha256\":\"%s\"}".formatted(problem.subject());
                case TIMEOUT -> "Look whether the server is overloaded; it is tried again by itself";
                case BAD_ANSWER -> "Check that the url is that of a vCenter or an ESXi host, and not of a proxy";
                case ANSWER_TOO_LARGE -> "Give the account rights on fewer objects, or set up several sources";
                case LOGIN_REFUSED ->
                    "Correct the user and password that the source refers to; they are looked up "
                            + "again at every login";
                case PERMISSION_MISSING -> "Give the account the named privilege on the root, propagated to all below";
                case SERVER_FAULT -> "Look into the server's own log; it is tried again by itself";
                case CREDENTIALS_MISSING -> "Put the credentials where the source refers to";
                case NOTHING_VISIBLE ->
                    "Check that the account still has its role on the root; if the hosts are really "
                            + "gone, remove the source";
                case INTERNAL -> "Look into the log of this service";
            };
        }
    }

    static SourceView of(WatchedSource watched) {
        Source source = watched.kept().source();
        SourceSettings settings = source.settings();
        return new SourceView(
                source.id().value(),
                source.project(),
                settings.kind(),
                settings.url().toString(),
                settings.credentials(),
                TrustView.of(settings.trust()),
                settings.poll().toSeconds(),
                settings.watch(),
                settings.enabled(),
                source.revision(),
                status(watched));
    }

    private static StatusView status(WatchedSource watched) {
        Remembered remembered = watched.kept().remembered();
        SourceStatus live = watched.live();
        return new StatusView(
                watched.state(),
                live == null ? null : live.since(),
                ProblemView.of(live == null ? remembered.problem() : live.problem()),
                live == null ? null : live.lastSyncAt(),
                remembered.firstSyncedAt(),
                remembered.server(),
                CountsView.of(live == null ? null : live.progress()),
                remembered.missing(),
                live == null ? null : live.warnings(),
                live != null);
    }
}
