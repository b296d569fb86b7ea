package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.EarlyWords;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlEarlyWords implements EarlyWords {

    private static final Map<String, Class<? extends Word>> KINDS = Stream.of(Word.class.getPermittedSubclasses())
            .<Class<? extends Word>>map(kind -> kind.asSubclass(Word.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final JdbcClient sql;

    MySqlEarlyWords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(String reviewId, Instant said, Word word) {
        sql.sql("INSERT INTO early_word (review_id, said_at, kind, content) VALUES (?,?,?,?)")
                .params(reviewId, Moments.toColumn(said), word.getClass().getSimpleName(), Json.write(word))
                .update();
    }

    @Override
    public List<EarlyWord> take(String reviewId) {
        var words = sql.sql("SELECT * FROM early_word WHERE review_id = ? ORDER BY said_at, id")
                .param(reviewId)
                .query((row, n) -> new EarlyWord(
                        Moments.fromColumn(row.getObject("said_at", LocalDateTime.class)),
                        Json.read(row.getString("content"), KINDS.get(row.getString("kind")))))
                .list();
        if (!words.isEmpty()) {
            sql.sql("DELETE FROM early_word WHERE review_id = ?")
                    .param(reviewId)
                    .update();
        }
        return words;
    }
}
