package cn.yijianshi.engine.editing.domain;

/** The sheet that something new begins with: what must be said, still unsaid. */
final class Blank {

    private Blank() {}

    static String bundle(String key) {
        return """
                key: %s
                version: 1
                name: [新的一件事, A new bundle]
                description: [说明, Description]
                leadDepartment: market-regulation
                promise: 10 WORKING_DAY
                questions: []
                nodes: []
                edges: []
                """.formatted(key);
    }

    static String item(String key) {
        return """
                key: %s
                version: 1
                dictionary: 1
                name: [新的事项, A new item]
                department: market-regulation
                kind: PUBLIC_SERVICE
                decision: OFFICER
                legalBasis: []
                promised: 5 WORKING_DAY
                statutory: 20 WORKING_DAY
                fields: []
                """.formatted(key);
    }
}
