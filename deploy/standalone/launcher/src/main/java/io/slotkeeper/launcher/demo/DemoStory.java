package io.slotkeeper.launcher.demo;

/** The founding story in chapters, through the same API that everybody uses; each checks what it promises. */
final class DemoStory {
    private static final String PORT_0 = "0000:06:00.0";

    private final Stage stage;
    private final Desk desk;
    private final Fleet fleet;

    DemoStory(Api api, Stage stage, Vcenter vcenter, String suffix) {
        this.stage = stage;
        this.desk = new Desk(api);
        this.fleet = new Fleet(api, desk, stage, vcenter, suffix);
    }

    void tell() {
        stage.chapter("A vCenter is connected");
        fleet.connect();
        stage.chapter("What virtual machines hold already");
        fleet.tellWhatWasFound();
        stage.chapter("The fleet grows");
        String esx = fleet.join();
        Fleet.Vm database = fleet.create("db01", esx);
        Fleet.Vm capture = fleet.create("capture", esx);
        fleet.paste();
        desk.dryRun(esx, fleet.revision(esx), database.id(), PORT_0);
        new FoundingChapters(stage, desk, fleet, esx, database, capture).tell();
    }
}
