package cn.yijianshi.department.tables.domain;

import java.util.List;

/** The book of all changes of dated tables: it only grows. */
public interface Changes {

    /** @return its id */
    long keep(DatedTable table, Change change, Request request);

    /** The newest first; {@code below} is the id the page before ended with, null for the beginning. */
    List<Change> of(DatedTable table, Long below, int limit);

    /**
     * What a change goes back to; it is made once.
     *
     * @param key of the proposal, as the book has it
     * @param print of everything it says
     */
    record Request(String key, String print) {

        public static final String PROPOSAL = "proposal ";

        public static Request ofProposal(long id, String print) {
            return new Request(PROPOSAL + id, print);
        }
    }
}
