package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Vm;

/** A VM as inventory published it, and the project that it was described in. */
public record VmSeen(String project, Vm vm) {}
