package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Walk;

/** The version that cases are to go on by, and its drawing as it is walked. */
public record Destination(Bundle bundle, Walk.Paths paths) {}
