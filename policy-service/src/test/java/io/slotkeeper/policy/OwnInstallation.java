package io.slotkeeper.policy;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An installation of their own for tests that publish support lists: the others go on with the founding one. */
public final class OwnInstallation implements QuarkusTestProfile {}
