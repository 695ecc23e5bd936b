// What the page itself says, Vietnamese first.

const WORDS = {
  left: ["còn {0} / {1}", "{0} of {1} left"],
  all_done: ["Đã trả lời hết", "All answered"],
  all_done_more: [
    "Chạy lại sohoa với cùng tệp vào để đưa các câu trả lời vào dữ liệu:",
    "Run sohoa again on the same inputs to put the answers into the datasets:",
  ],
  none: ["Không có nghi vấn nào.", "There are no doubts."],
  none_found: ["Không có nghi vấn nào khớp.", "No doubt matches."],
  page: ["trang {0}", "page {0}"],
  printed: ["Trên giấy", "On paper"],
  value: ["Giá trị hiện có", "Value now"],
  same: ["Trên giấy và giá trị hiện có", "On paper and value now"],
  empty: ["(trống)", "(empty)"],
  suggestions: ["Gợi ý", "Suggestions"],
  learned: ["đã sửa như vậy ở nơi khác", "corrected so elsewhere"],
  keep: ["Đúng rồi", "It is right"],
  as_printed: ["Giữ như in", "Keep as printed"],
  dismiss: ["Không phải lỗi", "No fault"],
  type: ["Gõ giá trị", "Type a value"],
  reopen: ["Mở lại", "Open again"],
  save: ["Lưu", "Save"],
  correcting: ["Sửa trường", "Correct the field"],
  will_be: ["sẽ ghi: {0}", "will be: {0}"],
  will_be_empty: ["sẽ để trống", "will be left empty"],
  no_such_place: ["không có mã này vào ngày {0}", "no such code on {0}"],
  places_on: ["Địa danh ngày {0}", "Places on {0}"],
  places_help: ["gõ tên để tìm, ↑ ↓ chọn", "type a name to search, ↑ ↓ choose"],
  too_long: ["dài quá {0} ký tự", "over {0} characters"],
  together: ["{0} chỗ cùng nguyên nhân: trả lời một lần", "{0} places of one cause: answered together"],
  one_by_one: ["từng chỗ một", "one by one"],
  record: ["Bản ghi", "Record"],
  record_more: ["bấm vào một trường để sửa trường đó", "click a field to correct it instead"],
  row: ["Dòng của bảng", "Row of the table"],
  context: ["Xung quanh", "Around it"],
  no_picture: [
    "Không xem được trang: tệp gốc không còn ở chỗ cũ hoặc đã đổi.",
    "The page cannot be shown: the file has moved or changed.",
  ],
  zoom_in: ["Phóng to", "Zoom in"],
  zoom_out: ["Thu nhỏ", "Zoom out"],
  zoom_back: ["Về chỗ cũ", "Back to the place"],
  said_set: ["Đã ghi: {0}", "Saved: {0}"],
  said_keep: ["Đã ghi: giữ giá trị", "Saved: the value is kept"],
  said_dismiss: ["Đã ghi: không phải lỗi", "Saved: no fault"],
  said_again: ["Đã mở lại", "Open again"],
  said_undo: ["Đã lấy lại câu trả lời", "The answer was taken back"],
  answered_by: ["{0}, {1}", "{0}, {1}"],
  other_field: ["đã sửa trường {0}: {1}", "corrected the field {0}: {1}"],
  not_saved: [
    "CHƯA LƯU: máy chủ không trả lời. Chạy lại sohoa review; câu trả lời đã ghi trước đó vẫn còn.",
    "NOT SAVED: the server does not answer. Start sohoa review again; what was saved before is kept.",
  ],
  gone: [
    "Máy chủ đã dừng. Chạy lại sohoa review và mở địa chỉ mới; câu trả lời đã ghi vẫn còn.",
    "The server has stopped. Start sohoa review again and open its new address; what was saved is kept.",
  ],
  new_questions: ["Văn bản vừa được đọc lại: danh sách đã đổi.", "A run has read the documents again: the list is new."],
  outside: ["corrections.csv vừa được sửa ở nơi khác.", "corrections.csv was changed elsewhere."],
  no_column: ["cả văn bản", "whole document"],
};

export function speaks() {
  return document.documentElement.lang === "en" ? 1 : 0;
}

export function say(name, ...given) {
  return WORDS[name][speaks()].replace(/\{(\d)\}/g, (_, at) => given[Number(at)]);
}

// A pair of words of the server, Vietnamese and English.
export function pair(words) {
  return words[speaks()];
}

export function listen(change) {
  const choose = (language) => {
    document.documentElement.lang = language;
    for (const button of document.querySelectorAll("[data-speak]")) {
      button.setAttribute("aria-pressed", String(button.dataset.speak === language));
    }
    change();
  };
  const keep = (language) => {
    for (const store of [sessionStorage, localStorage]) {
      store.setItem("sohoa-language", language);
    }
  };
  for (const button of document.querySelectorAll("[data-speak]")) {
    button.addEventListener("click", () => {
      button.blur();
      keep(button.dataset.speak);
      choose(button.dataset.speak);
    });
  }
  // What was chosen in this window, else what ``--lang`` asked for, else what was chosen before.
  const known = [sessionStorage.getItem("sohoa-language"), document.documentElement.dataset.asked];
  known.push(localStorage.getItem("sohoa-language"));
  choose(known.find(Boolean) === "en" ? "en" : "vi");
}
