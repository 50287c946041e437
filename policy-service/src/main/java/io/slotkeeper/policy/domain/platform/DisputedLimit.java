package io.slotkeeper.policy.domain.platform;

/** A lower maximum that some source gives; going beyond it is told with the note. */
public record DisputedLimit(int max, String note) {}
