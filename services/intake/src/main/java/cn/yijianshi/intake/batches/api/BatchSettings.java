package cn.yijianshi.intake.batches.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mostRows of one sheet */
@ConfigurationProperties("yijianshi.intake.batches")
record BatchSettings(@DefaultValue("500") int mostRows) {}
