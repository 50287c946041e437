package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.domain.CredentialsReference;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceKind;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.SourceSettings;
import io.slotkeeper.inventory.domain.SourceTrust;
import io.slotkeeper.inventory.domain.SourceUrl;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source as somebody sets it up. No secret stands in it: the credentials are referred to. */
public record NewSource(
        @Nullable @Schema(description = "What it is called here; needed to POST it, and elsewhere the one in the path")
                String id,
        @NotNull SourceKind kind,
        @NotNull
                @Schema(
                        description =
                                "Where it answers; https, http for this machine only; /sdk where no path is named",
                        examples = "https://vcenter.example.org")
                String url,
        @NotNull @Valid CredentialsBody credentials,
        @Nullable @Valid @Schema(description = "PLATFORM where it is absent") TrustBody trust,
        @Nullable @Schema(description = "Time between complete readings, 10 to 86400; 600 where it is absent")
                Long pollSeconds,
        @Nullable @Schema(description = "Whether to be told of changes as they happen; true where it is absent")
                Boolean watch,
        @Nullable @Schema(description = "Whether it is read; true where it is absent") Boolean enabled) {
    /** Where user and password are found. */
    public record CredentialsBody(@NotNull CredentialsReference.Kind kind, @NotNull String name) {}

    /** The ways to trust a server. */
    public enum TrustKind {
        PLATFORM,
        AUTHORITY,
        PINNED
    }

    /** Which certificate the server may show. */
    public record TrustBody(
            @NotNull TrustKind kind,
            @Nullable @Schema(description = "For AUTHORITY: certificates as PEM") String pem,
            @Nullable @Schema(description = "For PINNED: the certificate's SHA-256 thumbprint, colons allowed")
                    String sha256) {
        SourceTrust trust() {
            if ((pem != null) != (kind == TrustKind.AUTHORITY) || (sha256 != null) != (kind == TrustKind.PINNED)) {
                throw new IllegalArgumentException(
                        "trust has a pem if it is AUTHORITY, a sha256 if it is PINNED, and neither if it is PLATFORM");
            }
            return switch (kind) {
                case PLATFORM -> new SourceTrust.Platform();
                case AUTHORITY -> SourceTrust.Authority.of(Objects.requireNonNull(pem));
                case PINNED -> SourceTrust.Pinned.of(Objects.requireNonNull(sha256));
            };
        }
    }

    SourceSettings settings() {
        try {
            return new SourceSettings(
                    kind,
                    SourceUrl.of(url),
                    new CredentialsReference(credentials.kind(), credentials.name()),
                    trust == null ? new SourceTrust.Platform() : trust.trust(),
                    pollSeconds == null ? SourceSettings.POLL_DEFAULT : Duration.ofSeconds(pollSeconds),
                    Objects.requireNonNullElse(watch, true),
                    Objects.requireNonNullElse(enabled, true));
        } catch (IllegalArgumentException e) {
            throw ProblemCode.INVALID_REQUEST.problem(String.valueOf(e.getMessage()));
        }
    }

    /** The same, only to be tried. */
    Source untried(String name, String project) {
        return Source.create(new SourceName(name), project, settings());
    }
}
