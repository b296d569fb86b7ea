package cn.yijianshi.engine.editing.domain;

import java.util.List;

/**
 * One thing that two versions say otherwise.
 *
 * @param path where, from the outside in
 * @param before null: it was not there
 * @param after null: it is there no more
 */
public record Change(List<Step> path, Object before, Object after) {

    /**
     * @param name what it is called in the records
     * @param which the key of one among several; null where there is but one
     */
    public record Step(String name, String which) {}
}
