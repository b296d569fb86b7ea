package cn.yijianshi.intake.materials.api;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param types what is taken, of {@link cn.yijianshi.intake.materials.domain.KnownType}, by extension
 * @param largest of one file
 * @param filesWaiting how many a person may have uploaded and not filed
 * @param sizeWaiting how much of them
 */
@ConfigurationProperties("yijianshi.intake.materials")
record MaterialSettings(
        @DefaultValue({"pdf", "jpg", "png", "heic", "ofd"}) Set<String> types,
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("200") int filesWaiting,
        @DefaultValue("500MB") DataSize sizeWaiting) {}
