package io.slotkeeper.policy.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Platform profiles to be put in force, and why. What is read may be sent back as it is: who put it in force and when is
 * passed over.
 */
@JsonIgnoreProperties({
    "version",
    "actor",
    "basedOn",
    "rolledBackTo",
    "release",
    "publishedAt",
    "inForce",
    "kept",
    "taken"
})
record NewPlatformProfiles(
        @NotBlank @Size(max = 1_000) @Pattern(regexp = NewDraft.LINE) String comment,
        @Schema(description = "Templates of the compatibility guides, by platform") @NotNull
                Map<String, @Nullable Object> guides,
        @Schema(description = "Profiles in the shape in which they are read") @NotNull Object profiles) {

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("guides", guides);
        document.put("profiles", profiles);
        return document;
    }
}
