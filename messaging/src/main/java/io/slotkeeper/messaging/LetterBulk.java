package io.slotkeeper.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a decision about many dead letters.
 *
 * @param done how many were replayed or dismissed
 * @param failed how many could not be replayed and stay open
 * @param skipped how many somebody else had decided about meanwhile
 * @param next after which letter the next call goes on; null where none is left
 */
public record LetterBulk(int done, int failed, int skipped, @Nullable UUID next) {}
