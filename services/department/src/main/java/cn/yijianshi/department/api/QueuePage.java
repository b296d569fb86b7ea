package cn.yijianshi.department.api;

import java.time.Instant;
import java.util.List;

/**
 * One page of a queue.
 *
 * @param next what {@code after} must be to read on; null at the end
 * @param previous what {@code before} must be to read back; null at the beginning
 * @param now what the platform takes for now: time left is counted from it, whatever the reader's own clock says
 */
record QueuePage<T>(List<T> items, String next, String previous, Instant now) {}
