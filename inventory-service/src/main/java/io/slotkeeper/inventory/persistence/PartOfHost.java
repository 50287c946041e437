package io.slotkeeper.inventory.persistence;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Key of a row that belongs to a host: its source or its address. */
final class PartOfHost {
    private PartOfHost() {}

    /** Key of {@link SourceEntity}. */
    static class Source implements Serializable {
        @Nullable
        String host;

        @Nullable
        String source;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source that
                    && Objects.equals(host, that.host)
                    && Objects.equals(source, that.source);
        }

        @Override
        public int hashCode() {
            return Objects.hash(host, source);
        }
    }

    /** Key of {@link FunctionEntity}. */
    static class Function implements Serializable {
        @Nullable
        String host;

        @Nullable
        String address;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Function that
                    && Objects.equals(host, that.host)
                    && Objects.equals(address, that.address);
        }

        @Override
        public int hashCode() {
            return Objects.hash(host, address);
        }
    }
}
