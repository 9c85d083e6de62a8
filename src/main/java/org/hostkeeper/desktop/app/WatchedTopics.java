package org.hostkeeper.desktop.app;

import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Branch;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.broker.TopicWatch;
import org.hostkeeper.desktop.mqtt.TopicsModel;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.problem.ProblemException;

/**
 * The explorer's connection, and the looks at its tree: four a second at most while something comes, beside the window's
 * thread, and only of what is open. Called on the JavaFX thread.
 */
final class WatchedTopics {
    private static final long PAUSE = 250;
    private static final int MOST = 300;

    private final Assembly house;
    private final Surroundings around;
    private final TopicsModel model;
    private Optional<Looking> looking = Optional.empty();

    WatchedTopics(Assembly house, Surroundings around, TopicsModel model) {
        this.house = house;
        this.around = around;
        this.model = model;
    }

    void begin(SavedBroker broker, String filter) {
        end();
        model.forget();
        Looking next = new Looking(broker, filter, model.wanted());
        looking = Optional.of(next);
        house.background().execute(next::run);
    }

    void end() {
        looking.ifPresent(Looking::end);
        looking = Optional.empty();
    }

    /** Something else is wanted of the tree than before. */
    void look() {
        looking.ifPresent(l -> l.now(model.wanted()));
    }

    void keeps(String topic, TopicsModel.Kept kept) {
        looking.ifPresent(l -> l.keeps(topic, kept));
    }

    /** One connection with one filter. */
    private final class Looking {
        private final SavedBroker broker;
        private final String filter;
        private final Object guard = new Object();
        private Optional<TopicWatch> watch = Optional.empty();
        private TopicsModel.Wanted wanted;
        private boolean due;
        private volatile boolean ended;

        Looking(SavedBroker broker, String filter, TopicsModel.Wanted wanted) {
            this.broker = broker;
            this.filter = filter;
            this.wanted = wanted;
        }

        void run() {
            try (TopicWatch opened = new TopicWatch(
                    house.atBrokers().access().to(broker),
                    filter,
                    TopicTree.Limits.usual(),
                    house.random(),
                    house.clock())) {
                opened.onLink(link -> show(() -> model.linkIs(link)));
                synchronized (guard) {
                    watch = Optional.of(opened);
                }
                opened.start();
                follow(opened);
            } catch (ProblemException e) {
                show(() -> model.linkIs(new Link.Down(e.problem(), 1, java.time.Instant.MAX)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow(TopicWatch opened) throws InterruptedException {
            long seen = -1;
            while (!ended) {
                long version = opened.version();
                if (version != seen || isDue()) {
                    seen = version;
                    look(opened.tree());
                }
                synchronized (guard) {
                    if (!due && !ended) {
                        guard.wait(PAUSE);
                    }
                }
            }
        }

        private boolean isDue() {
            synchronized (guard) {
                return due;
            }
        }

        private TopicsModel.Wanted take() {
            synchronized (guard) {
                due = false;
                return wanted;
            }
        }

        private void look(TopicTree tree) {
            TopicsModel.Wanted now = take();
            Branch root = tree.look(now.open(), now.words(), MOST);
            TopicTree.Tally tally = tree.tally();
            String chosen = now.chosen();
            Optional<Topic> topic = chosen.isEmpty() ? Optional.empty() : tree.find(chosen);
            around.nextFrame().execute(() -> {
                if (!ended) {
                    model.show(root, tally, topic);
                }
            });
        }

        private void show(Runnable work) {
            around.fx().execute(() -> {
                if (!ended) {
                    work.run();
                }
            });
        }

        void keeps(String topic, TopicsModel.Kept kept) {
            boolean known = kept instanceof TopicsModel.Kept.This || kept instanceof TopicsModel.Kept.Nothing;
            synchronized (guard) {
                watch.filter(_ -> known).ifPresent(w -> w.tree().keeps(topic, kept instanceof TopicsModel.Kept.This));
            }
            now();
        }

        void now(TopicsModel.Wanted next) {
            synchronized (guard) {
                wanted = next;
            }
            now();
        }

        private void now() {
            synchronized (guard) {
                due = true;
                guard.notifyAll();
            }
        }

        void end() {
            ended = true;
            now();
        }
    }
}
