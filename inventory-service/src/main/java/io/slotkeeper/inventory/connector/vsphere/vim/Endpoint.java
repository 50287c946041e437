package io.slotkeeper.inventory.connector.vsphere.vim;

import java.net.URI;
import java.time.Duration;

/**
 * Where a server is and how long its answers may take and be.
 *
 * @param answerTime until an answer is complete, not counting the time that a wait was asked for
 * @param answerBytes how long an answer may be
 */
public record Endpoint(URI url, Trust trust, Duration connectTime, Duration answerTime, long answerBytes) {
    public static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    public static final Duration ANSWER_TIME = Duration.ofSeconds(60);
    public static final long ANSWER_BYTES = 64L * 1024 * 1024;

    public Endpoint(URI url, Trust trust) {
        this(url, trust, CONNECT_TIME, ANSWER_TIME, ANSWER_BYTES);
    }
}
