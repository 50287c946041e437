package io.slotkeeper.inventory.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.domain.CredentialsReference;
import io.slotkeeper.inventory.domain.SourceTrust;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a source that are kept as documents. */
final class SourceDocuments {
    private static final TypeReference<List<MissingPrivilege>> MISSING = new TypeReference<>() {};

    private SourceDocuments() {}

    private enum TrustKind {
        PLATFORM,
        AUTHORITY,
        PINNED
    }

    private record TrustDocument(TrustKind kind, @Nullable String pem, @Nullable String sha256) {
        static TrustDocument of(SourceTrust trust) {
            if (trust instanceof SourceTrust.Authority authority) {
                return new TrustDocument(TrustKind.AUTHORITY, authority.pem(), null);
            }
            if (trust instanceof SourceTrust.Pinned pinned) {
                return new TrustDocument(TrustKind.PINNED, null, pinned.sha256());
            }
            return new TrustDocument(TrustKind.PLATFORM, null, null);
        }

        SourceTrust trust() {
            return switch (kind) {
                case PLATFORM -> new SourceTrust.Platform();
                case AUTHORITY -> new SourceTrust.Authority(Objects.requireNonNull(pem));
                case PINNED -> new SourceTrust.Pinned(Objects.requireNonNull(sha256));
            };
        }
    }

    static String of(SourceTrust trust) {
        return Documents.write(TrustDocument.of(trust));
    }

    static SourceTrust trust(String document) {
        return Documents.read(document, TrustDocument.class).trust();
    }

    static String of(CredentialsReference credentials) {
        return Documents.write(credentials);
    }

    static CredentialsReference credentials(String document) {
        return Documents.read(document, CredentialsReference.class);
    }

    static @Nullable String of(@Nullable SourceProblem problem) {
        return problem == null ? null : Documents.write(problem);
    }

    static @Nullable SourceProblem problem(@Nullable String document) {
        return document == null ? null : Documents.read(document, SourceProblem.class);
    }

    static String of(List<MissingPrivilege> missing) {
        return Documents.write(missing);
    }

    static List<MissingPrivilege> missing(String document) {
        return Documents.read(document, MISSING);
    }
}
