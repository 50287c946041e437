package io.slotkeeper.inventory;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An installation of their own for tests that put other names in force: the others go on with the bundled ones. */
public final class OwnInstallation implements QuarkusTestProfile {}
