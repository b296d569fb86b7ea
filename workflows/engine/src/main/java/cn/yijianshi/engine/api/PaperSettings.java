package cn.yijianshi.engine.api;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * In whose name the platform issues its own papers.
 *
 * @param publicUrl where the verification links begin
 * @param licenceType 证照类型代码 of 期限凭证
 */
@ConfigurationProperties("yijianshi.papers")
record PaperSettings(String publicUrl, String authorityName, String authorityUscc, String licenceType) {}
