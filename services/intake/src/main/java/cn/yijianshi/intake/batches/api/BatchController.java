package cn.yijianshi.intake.batches.api;

import cn.yijianshi.intake.batches.api.BatchViews.BatchLine;
import cn.yijianshi.intake.batches.api.BatchViews.BatchView;
import cn.yijianshi.intake.batches.domain.BatchRow;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.sheets.api.SheetAnswer;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/batches")
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Batches", description = "Many applications from one spreadsheet, with a result per row (批量申请)")
class BatchController {

    private final Batching batching;

    BatchController(Batching batching) {
        this.batching = batching;
    }

    @GetMapping("/template")
    @Operation(
            summary = "An empty sheet for a bundle",
            description =
                    "First line: the keys of the columns; second: what they mean. One column per guided question and"
                            + " field of the merged form; of lists one per row and cell (shareholders.1.name), more may be added.")
    @ApiResponse(responseCode = "200", description = "xlsx, or csv (UTF-8)")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    ResponseEntity<byte[]> template(
            @RequestParam String bundle, @RequestParam(defaultValue = "xlsx") String format, Acting acting) {
        return SheetAnswer.of(batching.template(bundle), format, bundle);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Files one application per row of a sheet",
            description =
                    "xlsx or csv. Every row is tried by itself: the good ones get a receipt, the others say what is"
                            + " wrong in which cell. The row's key (rowKey) makes it one case, however often it is handed in."
                            + " Formulas are refused. The same Idempotency-Key with the same file is the same batch.")
    @ApiResponse(responseCode = "201", description = "Taken; rows are PENDING until they were tried")
    @ApiResponse(responseCode = "200", description = "Taken before under this key")
    @ApiResponse(responseCode = "404", description = "unknown-bundle")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /file, /region; idempotency-key-reused")
    ResponseEntity<BatchView> open(
            @RequestHeader("Idempotency-Key") String key,
            @RequestPart("file") MultipartFile file,
            @RequestParam String bundle,
            @RequestParam String region,
            Acting acting) {
        var opened = batching.open(acting, key, bundle, region, file.getOriginalFilename(), bytes(file));
        return opened.again()
                ? ResponseEntity.ok(opened.batch())
                : ResponseEntity.created(
                                URI.create("/api/batches/" + opened.batch().id()))
                        .body(opened.batch());
    }

    @PostMapping(path = "/{id}/rows", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Hands failed rows in again, corrected",
            description = "By their keys; rows that are filed stay as they are, new ones are added.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /file")
    BatchView more(@PathVariable String id, @RequestPart("file") MultipartFile file, Acting acting) {
        return batching.more(acting, id, bytes(file));
    }

    @GetMapping
    @Operation(summary = "The caller's batches, newest first, paged")
    Page<BatchLine> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Acting acting) {
        return batching.mine(acting, after, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One batch with a page of its rows, each with its receipt or its problems")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    BatchView one(
            @PathVariable String id,
            @RequestParam(required = false) BatchRow.State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "100") int limit,
            Acting acting) {
        return batching.one(acting, id, state, after, limit);
    }

    @GetMapping("/{id}/failed")
    @Operation(summary = "The rows that failed, as a sheet to correct and hand in again")
    @ApiResponse(responseCode = "200", description = "xlsx, or csv (UTF-8)")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    ResponseEntity<byte[]> failed(
            @PathVariable String id, @RequestParam(defaultValue = "xlsx") String format, Acting acting) {
        return SheetAnswer.of(batching.failed(acting, id), format, "failed");
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
