package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keeps the read models of hosts and VMs; a host that arrives answers the questions that waited for it. */
@ApplicationScoped
public class FollowInventory {

    private final Hosts hosts;
    private final Vms vms;
    private final AnswerQuestions answers;

    FollowInventory(Hosts hosts, Vms vms, AnswerQuestions answers) {
        this.hosts = hosts;
        this.vms = vms;
        this.answers = answers;
    }

    @Transactional
    public void hostSeen(String project, Host host) {
        if (hosts.store(project, host)) {
            answers.answerWaiting(host.id());
        }
    }

    @Transactional
    public void hostGone(String host) {
        hosts.remove(host);
    }

    @Transactional
    public void vmSeen(String project, long revision, Vm vm) {
        vms.store(project, revision, vm);
    }

    @Transactional
    public void vmGone(String vm) {
        vms.remove(vm);
    }
}
