package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The sample that lies beside each bundle. */
record SampleApplication(String bundle, String region, Map<String, List<String>> answers, Map<String, Object> form) {
    static SampleApplication of(String bundle) {
        var file = CityCatalogue.FOLDER.resolve("bundles").resolve(bundle).resolve("sample-application.json");
        return JsonMapper.shared().readValue(file, SampleApplication.class);
    }

    Plan plan() {
        return CityCatalogue.CATALOGUE.plan(CityCatalogue.bundle(bundle), answers);
    }
}
