package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.soap.Method.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;

/** ServiceInstance, SessionManager and ViewManager. */
final class SessionMethods {
    private final Fleet fleet;
    private final Sessions sessions;
    private final String user;
    private final String password;
    private final Clock clock;

    SessionMethods(Fleet fleet, Sessions sessions, String user, String password, Clock clock) {
        this.fleet = fleet;
        this.sessions = sessions;
        this.user = user;
        this.password = password;
        this.clock = clock;
    }

    Map<String, Method> all() {
        return Map.of(
                "RetrieveServiceContent", call -> Answer.returning(ServiceContent.of(fleet.now())),
                "CurrentTime", this::currentTime,
                "Login", this::login,
                "Logout", this::logout,
                "SessionIsActive", call -> Answer.returning(call.session().isOpen()),
                "CreateContainerView", this::createContainerView,
                "DestroyView", this::destroyView);
    }

    private Answer currentTime(Call call) {
        call.session();
        return Answer.returning(clock.instant());
    }

    private Answer login(Call call) {
        if (call.maybeSession().isPresent()) {
            throw new Refused("InvalidLogin", "The session is already logged in.");
        }
        boolean rightUser = same(call.request().required("userName"), user);
        boolean rightPassword = same(call.request().required("password"), password);
        if (!rightUser || !rightPassword) {
            throw new Refused("InvalidLogin", "Cannot complete login due to an incorrect user name or password.");
        }
        Session session = sessions.open(user);
        call.cookie().accept(session.key());
        return Answer.returning(session.userSession());
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private Answer logout(Call call) {
        sessions.close(call.session());
        return Answer.NOTHING;
    }

    private Answer createContainerView(Call call) {
        Session session = call.session();
        MoRef container = call.request().ref("container").orElseThrow(() -> Refused.invalidArgument("container"));
        if (session.find(fleet.now(), container) == null) {
            throw Refused.notFound(container);
        }
        boolean recursive = call.request().flag("recursive").orElseThrow(() -> Refused.invalidArgument("recursive"));
        return Answer.returning(session.add(new View(
                container, call.request().all("type").map(Element::text).toList(), recursive)));
    }

    private Answer destroyView(Call call) {
        call.session().removeView(call.target());
        return Answer.NOTHING;
    }
}
