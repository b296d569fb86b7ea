package cn.yijianshi.engine.editing;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Manuscript;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Editing;
import cn.yijianshi.engine.editing.domain.Versions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EditingConfiguration {

    @Bean
    Editing editing(Drafts drafts, Versions versions, Published published, Drawn drawn, Catalogue files, Clock clock) {
        return new Editing(drafts, versions, published, drawn, new Manuscript(files), clock);
    }
}
