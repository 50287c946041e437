package io.slotkeeper.launcher.demo;

/** The suite did not give what the story promises. */
final class StepFailed extends RuntimeException {
    private final String why;

    StepFailed(String why) {
        super(why);
        this.why = why;
    }

    StepFailed(String why, Throwable cause) {
        super(why, cause);
        this.why = why + " (" + cause + ")";
    }

    String why() {
        return why;
    }
}
