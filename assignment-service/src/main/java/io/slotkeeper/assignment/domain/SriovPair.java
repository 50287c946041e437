package io.slotkeeper.assignment.domain;

/**
 * A physical function and one of its virtual ones (SR-IOV). Never both are given away: a reset of the physical one ends
 * the virtual one (PCI Express: a function level reset clears VF Enable).
 */
public record SriovPair(Address physical, Address virtual) {}
