package io.slotkeeper.inventory.api;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.stream.Collectors;

/** Tells where the body of a source does not fit, without a word of what stands there: it may be a password. */
final class UnreadableSource {
    private UnreadableSource() {}

    static HttpProblem of(MismatchedInputException misfit) {
        String place = misfit.getPath().stream()
                .map(Reference::getFieldName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."));
        if (misfit instanceof UnrecognizedPropertyException) {
            return ProblemCode.INVALID_REQUEST.problem(
                    "A source has no member %s; user and password are referred to by \"credentials\", never given"
                            .formatted(place));
        }
        return ProblemCode.INVALID_REQUEST.problem(
                place.isEmpty() ? "The body is not a JSON object" : place + " does not fit; see the OpenAPI document");
    }
}
