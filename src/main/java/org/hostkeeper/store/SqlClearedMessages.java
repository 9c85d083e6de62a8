package org.hostkeeper.store;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.broker.ClearedMessages;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.store.Database.Durability;

/** Messages that were cleared at brokers, as rows. A message is on the disk before it is cleared. */
final class SqlClearedMessages implements ClearedMessages {
    private final Database database;

    SqlClearedMessages(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Cleared cleared) {
        database.write(
                Durability.LASTING,
                handle -> handle.createUpdate(
                                """
                                INSERT INTO cleared_message (plan, broker, topic, payload, qos, at)
                                VALUES (:plan, :broker, :topic, :payload, :qos, :at)
                                """)
                        .bind("plan", cleared.plan().value())
                        .bind("broker", cleared.broker().value())
                        .bind("topic", cleared.topic())
                        .bind("payload", cleared.payload())
                        .bind("qos", cleared.qos())
                        .bind("at", Times.written(cleared.at()))
                        .execute());
    }

    @Override
    public Optional<Cleared> find(PlanId plan) {
        return database.read(handle -> handle.createQuery(
                        "SELECT plan, broker, topic, payload, qos, at FROM cleared_message WHERE plan = :plan")
                .bind("plan", plan.value())
                .map((row, _) -> new Cleared(
                        new PlanId(row.getString("plan")),
                        new HostName(row.getString("broker")),
                        row.getString("topic"),
                        row.getBytes("payload"),
                        row.getInt("qos"),
                        Times.read(row.getString("at"))))
                .findOne());
    }

    @Override
    public void forgetBefore(Instant moment) {
        database.write(
                Durability.LASTING,
                handle -> handle.execute("DELETE FROM cleared_message WHERE at < ?", Times.written(moment)));
    }
}
