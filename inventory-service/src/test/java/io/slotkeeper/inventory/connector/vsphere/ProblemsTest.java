package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, UNREACHABLE, Check the URL",
        "UNTRUSTED_CERTIFICATE, UNTRUSTED_CERTIFICATE, Its SHA-256 thumbprint is subject",
        "TIMEOUT, TIMEOUT, asked again",
        "BAD_ANSWER, BAD_ANSWER, ending in /sdk",
        "TOO_LARGE, ANSWER_TOO_LARGE, what happened",
        "LOGIN_REFUSED, LOGIN_REFUSED, credentials",
        "NO_PERMISSION, PERMISSION_MISSING, lacks the privilege subject",
        "SESSION_ENDED, SERVER_FAULT, ended the session",
        "FAULT, SERVER_FAULT, what happened"
    })
    void everyFailureSaysWhatToDo(VimException.Kind kind, Code code, String words) {
        SourceProblem problem = Problems.of(new VimException(kind, "what happened", "subject", null));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.subject()).isEqualTo("subject");
        assertThat(problem.detail()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(VimException.Kind.class)
    void everyFailureHasWordsWithoutASubject(VimException.Kind kind) {
        assertThat(Problems.of(new VimException(kind, "what happened", null, null))
                        .detail())
                .doesNotContain("null");
    }

    @Test
    void badObjectsAreNamedUpToThree() {
        assertThat(Problems.bad(List.of("one")).detail()).startsWith("one. What was known of it stays");
        assertThat(Problems.bad(List.of("one", "two", "three", "four", "five")).detail())
                .startsWith("one; two; three; and 2 more. ");
    }

    @Test
    void onlyAMissingRightIsAMissingPrivilege() {
        assertThat(Gaps.of(new MissingProperty("config", "NoPermission", "Host.Config.Network")))
                .containsExactly(new MissingPrivilege("Host.Config.Network", "config", 0));
        assertThat(Gaps.of(new MissingProperty("config", "NoPermission", null)))
                .containsExactly(new MissingPrivilege("System.Read", "config", 0));
        assertThat(Gaps.of(new MissingProperty("config", "InvalidProperty", null)))
                .isEmpty();
    }
}
