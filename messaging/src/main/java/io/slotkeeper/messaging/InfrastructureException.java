package io.slotkeeper.messaging;

/** Database or broker did not do their part; the same record will be tried again. */
class InfrastructureException extends RuntimeException {
    InfrastructureException(String message, Throwable cause) {
        super(message, cause);
    }
}
