package cn.yijianshi.catalogue;

import java.util.Map;

/**
 * A row of a list that cannot go on here although the others can: somebody still insured elsewhere among those hired.
 *
 * @param index its place in the list
 * @param column whose value stops it
 */
public record StoppedRow(Field list, int index, Map<?, ?> row, Field column, Stop stop) {}
