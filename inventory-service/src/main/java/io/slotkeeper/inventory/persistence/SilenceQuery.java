package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.source.Silence;
import io.slotkeeper.inventory.application.source.Silences;
import io.slotkeeper.inventory.domain.SourceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When sources were heard last. A source that is read and has never answered is silent since it was set up. */
@ApplicationScoped
class SilenceQuery implements Silences {
    private static final String ASK =
            """
            with source_age as (
                select id as source, now() - coalesce(synced_at, created_at) as age from source where enabled
                union all
                select told.source, max(now() - told.observed_at)
                from host_source told join host on host.id = told.host and not host.retired
                where told.pushed
                group by told.source),
            oldest as (select source, age from source_age order by age desc, source limit :most),
            unheard as (
                select count(*) as hosts from host
                where revision > 0 and not retired
                and not exists (select from host_source told
                                where told.host = host.id and told.observed_at > now() - make_interval(secs => :tooLong))
                and not exists (select from source_host known join source on source.id = known.source
                                where known.host = host.id and known.present and source.enabled
                                and source.synced_at > now() - make_interval(secs => :tooLong)))
            select source, extract(epoch from age), 0 from oldest
            union all
            select null, 0, hosts from unheard""";

    private final EntityManager database;

    @Inject
    SilenceQuery(EntityManager database) {
        this.database = database;
    }

    @Override
    @Transactional
    public Silence now(Duration tooLong, int most) {
        List<?> rows = database.createNativeQuery(ASK)
                .setParameter("tooLong", (double) tooLong.toSeconds())
                .setParameter("most", most)
                .getResultList();
        Map<SourceName, Duration> sources = new HashMap<>();
        long unheard = 0;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            if (columns[0] == null) {
                unheard = ((Number) columns[2]).longValue();
            } else {
                double seconds = Math.max(0, ((Number) columns[1]).doubleValue());
                sources.put(new SourceName((String) columns[0]), Duration.ofMillis(Math.round(seconds * 1000)));
            }
        }
        return new Silence(sources, unheard);
    }
}
