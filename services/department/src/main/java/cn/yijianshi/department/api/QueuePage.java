package cn.yijianshi.department.api;

import java.util.List;

/**
 * One page of a queue.
 *
 * @param next what {@code after} must be to read on; null at the end
 * @param previous what {@code before} must be to read back; null at the beginning
 */
record QueuePage<T>(List<T> items, String next, String previous) {}
