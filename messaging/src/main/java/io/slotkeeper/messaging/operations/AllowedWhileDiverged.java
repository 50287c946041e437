package io.slotkeeper.messaging.operations;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A route that is answered although tables and Kafka disagree, whatever its HTTP method: it changes nothing, as a dry
 * run, or it is needed to end the disagreement.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface AllowedWhileDiverged {}
