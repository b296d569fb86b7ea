package cn.yijianshi.department.persistence;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.domain.ItemFiles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ItemFilesConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ItemFiles departmentItemFiles(DepartmentSettings settings, JsonMapper json) {
        // A folder serves tests, which have no engine.
        return settings.itemsFrom() != null
                ? new FolderItemFiles(settings.itemsFrom())
                : new EngineItemFiles(settings.engineUrl(), json);
    }
}
