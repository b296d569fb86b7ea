package cn.yijianshi.intake.sheets.api;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.sheets.api.SheetViews.SheetView;
import cn.yijianshi.intake.sheets.domain.JudgedRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Sheets", description = "A list of the form handed in as a spreadsheet, with a result per row (名单上传)")
class SheetController {

    private final SheetDesk desk;

    SheetController(SheetDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/drafts/{id}/sheets/{field}/template")
    @Operation(
            summary = "An empty sheet for a list of this draft's form",
            description =
                    "First line: the keys of the columns; second: what they mean. The words may stand in the first"
                            + " line instead.")
    @ApiResponse(responseCode = "200", description = "xlsx, or csv (UTF-8)")
    @ApiResponse(responseCode = "404", description = "There is no such draft, or its form asks for no such list")
    ResponseEntity<byte[]> template(
            @PathVariable String id,
            @PathVariable String field,
            @RequestParam(defaultValue = "xlsx") String format,
            Acting acting) {
        return SheetAnswer.of(desk.template(acting, id, field), format, field);
    }

    @PostMapping(path = "/api/drafts/{id}/sheets/{field}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Hands a list in as a sheet",
            description =
                    "xlsx or csv. Every row is judged by itself, as the form would: those that are right become the list"
                            + " of the draft, the others say what is wrong in which cell. Formulas are refused. The same"
                            + " file again changes nothing; a corrected one takes its place.")
    @ApiResponse(responseCode = "200", description = "Judged; draftVersion is the next one to give when saving")
    @ApiResponse(responseCode = "404", description = "There is no such draft, or its form asks for no such list")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /file")
    SheetView handIn(
            @PathVariable String id,
            @PathVariable String field,
            @RequestPart("file") MultipartFile file,
            Acting acting) {
        return desk.handIn(acting, id, field, file.getOriginalFilename(), bytes(file));
    }

    @GetMapping("/api/drafts/{id}/sheets/{field}")
    @Operation(summary = "The sheet a list was handed in as, with a page of its rows")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    SheetView ofDraft(
            @PathVariable String id,
            @PathVariable String field,
            @RequestParam(required = false) JudgedRow.State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "100") int limit,
            Acting acting) {
        return desk.ofDraft(acting, id, field, state, after, limit);
    }

    @GetMapping("/api/applications/{id}/sheets")
    @Operation(
            summary = "The sheets a case was filed with, each with a page of its rows",
            description = "The rows as they were judged then, the refused ones too.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    List<SheetView> ofCase(
            @PathVariable String id,
            @RequestParam(required = false) JudgedRow.State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "100") int limit,
            Acting acting) {
        return desk.ofCase(acting, id, state, after, limit);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
