package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Question;

/** Something else to ask for; whether it is any better is for the rules to say. */
public record Proposal(Distance distance, boolean sameModel, Question question) {}
