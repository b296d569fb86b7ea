package cn.yijianshi.intake.materials.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.materials.Samples;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.TestPropertySource;

/** A body of several parts as it comes through a real connection, read by the real container. */
@IntakeRoomTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(UploadOverTheWireTest.Believing.class)
@TestPropertySource(properties = "yijianshi.intake.materials.largest=2MB")
class UploadOverTheWireTest {

    @LocalServerPort
    private int port;

    @Value("${yijianshi.intake.storage.folder}")
    private Path storage;

    private final HttpClient http = HttpClient.newHttpClient();

    static class Believing {
        @Bean
        JwtDecoder believer() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token)
                    .claim("name", token)
                    .claim("realm_access", Map.of("roles", List.of("applicant")))
                    .build();
        }
    }

    @Test
    void a_file_longer_than_any_form_arrives_whole_and_nothing_of_it_is_left_about() throws Exception {
        var file = Samples.pdf("x".repeat(1_500_000));
        var answer = upload("wire", "扫描件.pdf", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JsonPath.<String>read(answer.body(), "$.name")).isEqualTo("扫描件.pdf");
        assertThat(JsonPath.<Integer>read(answer.body(), "$.size")).isEqualTo(file.length);

        String id = JsonPath.read(answer.body(), "$.id");
        var content =
                http.send(request("wire", "/api/materials/" + id + "/content").build(), BodyHandlers.ofByteArray());
        assertThat(content.body()).isEqualTo(file);
        try (var left = Files.list(storage.resolve("incoming"))) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".upload"));
        }
    }

    @Test
    void what_is_too_large_is_refused_in_words() throws Exception {
        var answer = upload("wire", "x.pdf", Samples.pdf("x".repeat(2_200_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).startsWith("/problems/");
    }

    @Test
    void a_body_without_the_file_or_of_another_kind_is_refused() throws Exception {
        var other = http.send(
                request("wire", "/api/materials")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(415);
        var nothing = http.send(
                request("wire", "/api/materials")
                        .header("Content-Type", "multipart/form-data; boundary=frame")
                        .POST(BodyPublishers.ofString("--frame--\r\n"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(nothing.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> upload(String who, String name, byte[] file) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--frame--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(
                request(who, "/api/materials")
                        .header("Content-Type", "multipart/form-data; boundary=frame")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + who)
                .header("Accept-Language", "zh-CN");
    }
}
